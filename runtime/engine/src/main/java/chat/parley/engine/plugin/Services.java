package chat.parley.engine.plugin;

import chat.parley.engine.plugin.jar.JarCheck;

/// What a host lives on.
///
/// @param neighbour what it stands beside, and lets its plugins talk to
/// @param extensions where it puts what plugins add
/// @param clock the time its plugins live by
/// @param check which jars may be loaded
/// @param limits how much it bears from a plugin
public record Services(
    Neighbour neighbour,
    Extensions extensions,
    HostClock clock,
    JarCheck check,
    HostLimits limits) {}
