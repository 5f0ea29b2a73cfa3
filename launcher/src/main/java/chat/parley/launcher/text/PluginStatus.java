package chat.parley.launcher.text;

/// One plugin, as `/plugins` shows it.
///
/// @param id what it is called
/// @param version its own
/// @param state in a word: `running`, `off`, `refused`
/// @param signer who vouches for it; empty if nobody does
/// @param failures how often it has failed in the last hour
/// @param note what it does, or why it does not run
public record PluginStatus(
    String id, String version, String state, String signer, int failures, String note) {}
