package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.engine.config.ServerLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder of one node: its keys, its database, and the lock that makes it this process's alone.
///
/// Only the owner can read it. It says in a file of its own which version of Parley can read it,
/// and whether it was closed in order when it was last used.
///
/// Confined to one thread at a time.
public final class DataFolder implements AutoCloseable {

  /// Whose data a folder holds.
  public enum Role {
    /// Those of one nickname on this machine.
    CLIENT,
    /// Those of a server.
    SERVER;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What the files in a folder look like. Rises when an older Parley could not read them.
  private static final int VERSION = 1;

  private static final String VERSION_FILE = "version";
  private static final Pattern VERSION_LINE =
      Pattern.compile("parley (client|server) data ([0-9]{1,9})\\R?");

  /// There while nobody uses the folder, if its last user closed it in order.
  private static final String CLEAN_FILE = "closed";

  /// There if its last user could not write to it any more.
  private static final String SUSPECT_FILE = "suspect";

  /// The key of the nickname whose data a client's folder holds.
  private static final String OWNER_FILE = "nickname";

  /// What may be there before there is a version: a start that was cut off left it, or the operator
  /// put it there, the keys among it that he has saved from a folder that is lost.
  private static final Set<String> BEFORE_VERSION =
      Set.of(FolderLock.FILE, VERSION_FILE + ".new", ServerLimits.FILE, IdentityFile.FILE);

  /// Shared over a network: two machines could write at once, and flushing promises nothing.
  private static final Set<String> REMOTE =
      Set.of(
          "afpfs",
          "afs",
          "ceph",
          "cifs",
          "coda",
          "fuse.sshfs",
          "ncpfs",
          "nfs",
          "nfs4",
          "smb2",
          "smb3",
          "smbfs",
          "webdav");

  private final Path path;
  private final Role role;
  private final FolderLock lock;
  private final boolean wasClosed;
  private boolean isOpen = true;
  private Passphrase passphrase = Passphrase.NONE;

  private DataFolder(Path path, Role role, FolderLock lock, boolean wasClosed) {
    this.path = path;
    this.role = role;
    this.lock = lock;
    this.wasClosed = wasClosed;
  }

  /// Whether the folder holds Parley's data.
  public static boolean isThere(Path path) {
    return Files.exists(path.resolve(VERSION_FILE));
  }

  /// Opens the folder for this process alone, and makes it if it is missing or empty.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_IN_USE], [ErrorCode#DATA_VERSION] or
  ///   [ErrorCode#DATA_UNUSABLE]
  public static DataFolder open(Path path, Role role) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      PrivateFiles.createFolders(folder);
      refuseRemote(folder);
      if (versionLine(folder).isEmpty()) {
        // Before the lock, which would leave a file among theirs.
        refuseStrangers(folder);
      }
      FolderLock lock = FolderLock.of(folder);
      try {
        claim(folder, role);
        Path clean = folder.resolve(CLEAN_FILE);
        boolean wasClosed = Files.exists(clean);
        PrivateFiles.delete(clean);
        return new DataFolder(folder, role, lock, wasClosed);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /// Makes sure that a folder, which another process may be using, has data of this role in it.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_VERSION] or [ErrorCode#DATA_UNUSABLE]
  static void require(Path folder, Role role) throws IOException {
    String line = versionLine(folder);
    if (line.isEmpty()) {
      throw unusable(folder, "holds no Parley data", "name the right one with --data");
    }
    checkVersion(folder, role, line);
  }

  /// Opens the folder of a nickname, which it belongs to from the first time on: what was sent
  /// under one name must not go out under another.
  ///
  /// @param nickname its key
  /// @throws ParleyException with [ErrorCode#DATA_IN_USE], [ErrorCode#DATA_VERSION] or
  ///   [ErrorCode#DATA_UNUSABLE]
  public static DataFolder ofClient(Path path, String nickname) {
    DataFolder folder = open(path, Role.CLIENT);
    try {
      folder.claimFor(nickname);
      return folder;
    } catch (IOException e) {
      folder.close();
      throw unusable(folder.path, e);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /// Whose data this client's folder holds, by the key of his nickname; empty if there is nobody's.
  /// Somebody may use the folder.
  public static Optional<String> ownerOf(Path path) {
    try {
      return Optional.of(Files.readString(path.resolve(OWNER_FILE)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void claimFor(String nickname) throws IOException {
    Path file = path.resolve(OWNER_FILE);
    if (!Files.exists(file)) {
      PrivateFiles.replace(file, nickname.getBytes(UTF_8));
      return;
    }
    String owner = Files.readString(file);
    if (!owner.equals(nickname)) {
      throw unusable(
          path,
          "holds the data of %s, not of %s".formatted(owner, nickname),
          "choose another folder, or use that nickname");
    }
  }

  private static void refuseRemote(Path folder) throws IOException {
    String type = Files.getFileStore(folder).type();
    if (REMOTE.contains(type)) {
      throw unusable(
          folder,
          "is on a network file system (%s), where nothing is sure to be on disk".formatted(type),
          "choose a folder on a local disk with --data or PARLEY_HOME");
    }
  }

  /// Makes sure that the folder is one of ours, or new.
  private static void claim(Path folder, Role role) throws IOException {
    String line = versionLine(folder);
    if (line.isEmpty()) {
      refuseStrangers(folder);
      PrivateFiles.close(folder);
      byte[] content = "parley %s data %d\n".formatted(role.word(), VERSION).getBytes(US_ASCII);
      PrivateFiles.replace(folder.resolve(VERSION_FILE), content);
      return;
    }
    if (PrivateFiles.isOpenToOthers(folder)) {
      throw unusable(
          folder,
          "holds private keys and is open to others (%s)"
              .formatted(PrivateFiles.permissions(folder)),
          "run: chmod 700 " + folder);
    }
    checkVersion(folder, role, line);
  }

  private static String versionLine(Path folder) throws IOException {
    try {
      return new String(Files.readAllBytes(folder.resolve(VERSION_FILE)), US_ASCII);
    } catch (NoSuchFileException _) {
      return "";
    }
  }

  private static void refuseStrangers(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<String> stranger =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !BEFORE_VERSION.contains(name))
              .sorted()
              .findFirst();
      if (stranger.isPresent()) {
        throw unusable(
            folder,
            "holds other files (%s) and no Parley data".formatted(stranger.get()),
            "choose an empty or a new folder");
      }
    }
  }

  private static void checkVersion(Path folder, Role role, String line) {
    Matcher matcher = VERSION_LINE.matcher(line);
    if (!matcher.matches()) {
      throw version(folder, "has an unreadable version file", "restore the folder from a backup");
    }
    if (!matcher.group(1).equals(role.word())) {
      throw version(
          folder,
          "holds the data of a %s, not of a %s".formatted(matcher.group(1), role.word()),
          "choose another folder");
    }
    int found = Integer.parseInt(matcher.group(2));
    if (found != VERSION) {
      throw ofOtherParley(folder, found, VERSION);
    }
  }

  static ParleyException ofOtherParley(Path folder, int found, int known) {
    return version(
        folder,
        "was written by %s Parley (data version %d, this one knows %d)"
            .formatted(found > known ? "a newer" : "an older", found, known),
        "use that Parley, or choose another folder");
  }

  /// Answers itself, with what its keys are under if they are under a passphrase.
  public DataFolder under(Passphrase theirs) {
    passphrase = theirs;
    return this;
  }

  Passphrase passphrase() {
    return passphrase;
  }

  /// Where it is: absolute.
  public Path path() {
    return path;
  }

  /// Whose data it holds.
  public Role role() {
    return role;
  }

  /// A file in it.
  ///
  /// @param name one of ours, never one from a person or the network
  public Path file(String name) {
    return path.resolve(name);
  }

  /// Whether its last user closed it in order. True for a new one's first user only from its second
  /// opening on.
  boolean wasClosed() {
    return wasClosed;
  }

  /// Notes that everything in it was written and closed in order.
  void markClosed() throws IOException {
    PrivateFiles.replace(path.resolve(CLEAN_FILE), new byte[0]);
  }

  /// Notes that something in it could not be read or written.
  void markSuspect() throws IOException {
    PrivateFiles.replace(path.resolve(SUSPECT_FILE), new byte[0]);
  }

  /// Whether something in it could not be read or written, and has not been looked at since.
  boolean isSuspect() {
    return Files.exists(path.resolve(SUSPECT_FILE));
  }

  /// Notes that everything in it was looked at.
  void clearSuspicion() throws IOException {
    PrivateFiles.delete(path.resolve(SUSPECT_FILE));
  }

  /// Gives the folder free for others. Closing twice does nothing.
  @Override
  public void close() {
    if (!isOpen) {
      return;
    }
    isOpen = false;
    try {
      lock.close();
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  static ParleyException unusable(Path path, IOException refusal) {
    return new ParleyException(
        ErrorCode.DATA_UNUSABLE,
        "the data folder %s cannot be used (%s): %s"
            .formatted(
                path,
                PrivateFiles.reason(refusal),
                "make it writable, or choose another with --data or PARLEY_HOME"),
        refusal);
  }

  static ParleyException unusable(Path path, String what, String next) {
    return new ParleyException(
        ErrorCode.DATA_UNUSABLE, "the data folder %s %s: %s".formatted(path, what, next));
  }

  private static ParleyException version(Path path, String what, String next) {
    return new ParleyException(
        ErrorCode.DATA_VERSION, "the data folder %s %s: %s".formatted(path, what, next));
  }
}
