package chat.parley.bench.ours;

import chat.parley.bench.part.Answering;
import chat.parley.bench.part.Part;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// A client that reads what it gets.
public final class Receiver {

  private Receiver() {}

  /// A part that is there under this nickname.
  ///
  /// @param company the plugins beside it, see [Company#of]
  public static Part open(String nickname, String server, String keeping, String company)
      throws IOException, InterruptedException {
    Person person = Person.connect(nickname, server, Keeping.of(keeping)).in(Company.of(company));
    var read = new AtomicLong();
    person.client().onMessage(message -> read.addAndGet(message.text().length()));
    return new Answering(nickname, person::close);
  }
}
