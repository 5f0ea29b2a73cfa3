package chat.parley.launcher.testing;

import java.io.IOException;

/// Somebody who orders from the bot pizza of docs/examples, in whatever language that is written.
public final class PizzaOrder {

  private static final String SAID = "pizza: (\\d\\d:\\d\\d:\\d\\d )?";

  private PizzaOrder() {}

  /// Asks for help, makes a mistake, orders, and then gives up a second order.
  ///
  /// @param person has the bot in the table
  public static void by(ParleyProcess person) throws IOException, InterruptedException {
    person.type("send pizza hello");
    person.awaitMatch(SAID + "Say /order to get a pizza.");
    person.type("send pizza /help");
    person.awaitMatch(SAID + "pizza: bakes");
    person.awaitMatch(" +/order  order a pizza");
    person.type("send pizza /order");
    person.awaitMatch(SAID + "Which size\\? \\(S, M, L\\)");
    person.type("send pizza XXL");
    person.awaitMatches(".*Which size\\? \\(S, M, L\\)", 2);
    person.type("send pizza m");
    person.awaitMatch(SAID + "One pizza of size M\\? \\(yes, no\\)");
    person.type("send pizza yes");
    person.awaitMatch(SAID + "It is on its way.");
    person.type("send pizza /order");
    person.awaitMatches(".*Which size\\? \\(S, M, L\\)", 3);
    person.type("send pizza cancel");
    person.awaitMatch(SAID + "Cancelled.");
  }
}
