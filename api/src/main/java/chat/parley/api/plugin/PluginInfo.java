package chat.parley.api.plugin;

/// Which plugin this is, for injection.
///
/// @param id see [ParleyPlugin#id]
/// @param version see [ParleyPlugin#version]
/// @param description see [ParleyPlugin#description]
public record PluginInfo(String id, String version, String description) {}
