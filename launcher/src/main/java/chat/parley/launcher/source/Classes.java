package chat.parley.launcher.source;

import java.nio.file.Path;

/// What a program was compiled to.
///
/// @param folder with the classes
/// @param main the name of the one that has the `main`
public record Classes(Path folder, String main) {}
