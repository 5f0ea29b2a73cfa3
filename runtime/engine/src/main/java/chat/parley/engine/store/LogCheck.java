package chat.parley.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What stands in a write-ahead log behind the place where SQLite stops reading it: it believes a
/// log up to the first frame that is not as it was written, and says nothing of the rest.
///
/// A power cut may leave one commit there, which nobody was told of, since each is flushed before
/// the next begins. Two or more were flushed, and have been damaged since.
///
/// @param readable how many bytes SQLite takes
/// @param commits how many commits come behind them
record LogCheck(long readable, int commits) {

  private static final LogCheck WHOLE = new LogCheck(0, 0);

  private static final int HEADER_BYTES = 32;
  private static final int FRAME_HEADER_BYTES = 24;

  /// The same for both, but for the last bit, which says how sums are made.
  private static final int MAGIC = 0x377f0682;

  private static final int PAGE_BYTES = 4096;
  private static final int FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES;

  /// How many of the header's bytes are summed up, and of a frame's.
  private static final int SUMMED_OF_HEADER = 24;

  private static final int SUMMED_OF_FRAME = 8;
  private static final int SALT_AT = 16;

  /// Larger ones, which only a reader leaves that has kept a log from being written over for long,
  /// would delay the start.
  private static final long BYTES_MAX = 256L << 20;

  /// Looks through the log of this database, if there is one that is not larger than it should be.
  static LogCheck of(Path database) throws IOException {
    Path log = AsideFiles.log(database);
    try {
      return Files.size(log) > BYTES_MAX ? WHOLE : of(ByteBuffer.wrap(Files.readAllBytes(log)));
    } catch (NoSuchFileException _) {
      return WHOLE;
    }
  }

  static LogCheck of(ByteBuffer log) {
    if (log.limit() < HEADER_BYTES + FRAME_BYTES) {
      return WHOLE;
    }
    int magic = log.getInt(0);
    var sum = new Sum(log, (magic & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    sum.add(0, SUMMED_OF_HEADER);
    boolean isGood = (magic & ~1) == MAGIC && sum.isAt(SUMMED_OF_HEADER);
    // Without a header one must take the frames' own word for which log they belong to.
    long salt = log.getLong(isGood ? SALT_AT : HEADER_BYTES + 8);
    long readable = 0;
    int commits = 0;
    for (int at = HEADER_BYTES; at + FRAME_BYTES <= log.limit(); at += FRAME_BYTES) {
      boolean isOfThisLog = log.getLong(at + 8) == salt;
      isGood = isGood && isOfThisLog && isWhole(sum, at);
      if (isGood) {
        readable = (long) at + FRAME_BYTES;
      } else if (isOfThisLog && log.getInt(at + 4) != 0) {
        commits++;
      }
    }
    return new LogCheck(readable, commits);
  }

  private static boolean isWhole(Sum sum, int frame) {
    sum.add(frame, SUMMED_OF_FRAME);
    sum.add(frame + FRAME_HEADER_BYTES, PAGE_BYTES);
    return sum.isAt(frame + SALT_AT);
  }

  /// Whether commits are lost of which somebody may have been told.
  boolean isDamaged() {
    return commits > 1;
  }

  /// Whether anything is lost at all, be it what a power cut has undone.
  boolean isTorn() {
    return commits > 0;
  }

  /// The running checksum of a log.
  private static final class Sum {

    private final ByteBuffer log;
    private final ByteBuffer words;
    private int first;
    private int second;

    Sum(ByteBuffer log, ByteOrder order) {
      this.log = log;
      this.words = log.duplicate().order(order);
    }

    void add(int at, int length) {
      for (int i = at; i < at + length; i += 8) {
        first += words.getInt(i) + second;
        second += words.getInt(i + 4) + first;
      }
    }

    boolean isAt(int place) {
      return log.getInt(place) == first && log.getInt(place + 4) == second;
    }
  }
}
