package chat.parley.engine.time;

/// Something that lives on certain threads and by their clock, as what belongs to it should.
public interface Timed {

  /// The threads.
  Threads threads();
}
