package chat.parley.launcher.resident;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.launcher.rpc.JsonBot;
import chat.parley.launcher.rpc.Shell;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives whoever comes through the local socket, and speaks with each of them as `parley rpc`
/// does, under the nickname of the Parley that runs here.
///
/// Each visitor has a virtual thread of his own.
public final class Reception implements AutoCloseable {

  /// How many may be there at a time; the next ones wait at the door.
  private static final int VISITORS_MAX = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private final Residence residence;
  private final Shell shell;
  private final LocalSocket socket;
  private final ServerSocketChannel door;
  private final Semaphore room = new Semaphore(VISITORS_MAX);
  private final Set<SocketChannel> visitors = ConcurrentHashMap.newKeySet();

  private Reception(
      Residence residence, Shell shell, LocalSocket socket, ServerSocketChannel door) {
    this.residence = residence;
    this.shell = shell;
    this.socket = socket;
    this.door = door;
  }

  /// Opens the socket.
  ///
  /// @param shell runs the command lines of visitors
  /// @throws IOException when there can be no such socket; the message says why
  public static Reception open(Residence residence, LocalSocket socket, Shell shell)
      throws IOException {
    var reception = new Reception(residence, shell, socket, socket.listen());
    var _ = Thread.ofVirtual().name("parley-reception").start(reception::receive);
    return reception;
  }

  private void receive() {
    try {
      while (true) {
        room.acquire();
        SocketChannel visitor = door.accept();
        visitors.add(visitor);
        var _ = Thread.ofVirtual().name("parley-visitor").start(() -> serve(visitor));
      }
    } catch (ClosedChannelException _) {
      // That is how it ends.
    } catch (IOException | InterruptedException e) {
      LOG.warn("the local socket {} takes nobody any more", socket.path(), e);
    }
  }

  private void serve(SocketChannel visitor) {
    try (visitor) {
      new JsonBot(new Visit(), residence.nickname(), LOG::info)
          .run(Channels.newInputStream(visitor), Channels.newOutputStream(visitor));
    } catch (IOException e) {
      LOG.info("a visitor of the local socket has left in disorder", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      visitors.remove(visitor);
      room.release();
    }
  }

  /// What one visitor finds.
  private final class Visit implements JsonBot.Connecting {

    @Override
    public Client connect(Nickname nickname) {
      if (!nickname.equals(residence.nickname())) {
        throw new ParleyException(
            ErrorCode.REGISTRATION_REFUSED,
            "this is the socket of %s, not of %s".formatted(residence.nickname(), nickname));
      }
      return residence.lent();
    }

    @Override
    public CommandRegistry commands() {
      return residence.commands();
    }

    @Override
    public Shell shell() {
      return shell;
    }
  }

  /// Takes nobody any more, and shows out who is there.
  @Override
  public void close() {
    try {
      // First, so that who comes now goes on without us.
      Files.deleteIfExists(socket.path());
      door.close();
      for (SocketChannel visitor : visitors) {
        visitor.close();
      }
    } catch (IOException e) {
      LOG.warn("the local socket {} cannot be removed", socket.path(), e);
    }
  }
}
