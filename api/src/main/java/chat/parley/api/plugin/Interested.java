package chat.parley.api.plugin;

/// A handler of events, a filter or a hook that does not always have something to do.
public interface Interested {

  /// What it has anything to do with. Asked once, before it is called for the first time; what it
  /// answers then is looked at before each call.
  Interest interest();
}
