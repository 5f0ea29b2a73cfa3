package chat.parley.launcher.source;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/// The classes of one program while it runs, which no other program sees.
///
/// Its own come first: Parley has classes without a package, too, and a program may be called like
/// one of them.
public final class ProgramClasses extends URLClassLoader {

  private final int number;

  /// @param number tells the program from others
  public ProgramClasses(Classes classes, int number) {
    super(new URL[] {url(classes)}, ProgramClasses.class.getClassLoader());
    this.number = number;
  }

  private static URL url(Classes classes) {
    try {
      return classes.folder().toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a folder has an address", e);
    }
  }

  /// Which program it is.
  public int number() {
    return number;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return findResource(name.replace('.', '/') + ".class") == null
          ? super.loadClass(name, resolve)
          : findClass(name);
    }
  }
}
