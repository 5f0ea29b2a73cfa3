package chat.parley.engine.config;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.api.command.Default;
import chat.parley.api.command.Range;
import chat.parley.core.server.MailLimits;
import chat.parley.core.server.NameLimits;
import chat.parley.core.server.ServerSettings;
import java.nio.file.Path;

/// What an operator may limit, in the file `server.toml` of the server's data folder. It need not
/// be there. See docs/security.md.
///
/// @param nicknames nicknames in the table
/// @param nicknamesPerIdentity nicknames of one identity
/// @param newNicknamesPerHour new nicknames from one address in an hour
/// @param registrationsPerMinute REGISTER frames of one client that are looked at
/// @param mailsPerMailbox mails for one recipient
/// @param mibPerMailbox MiB of mail for one recipient
/// @param mailsPerPair mails from one sender for one recipient
/// @param mailsPerHour mails that one sender may store in an hour
/// @param mibOfMail MiB of mail for all
/// @param mibUnwritten MiB of mail that wait for the disk
/// @param mailDays days that mail is kept
public record ServerLimits(
    @Default("10000") @Range(min = 1, max = 1_000_000) int nicknames,
    @Default("5") @Range(min = 1, max = 1_000_000) int nicknamesPerIdentity,
    @Default("100") @Range(min = 1, max = 1_000_000) int newNicknamesPerHour,
    @Default("120") @Range(min = 10, max = 1_000_000) int registrationsPerMinute,
    @Default("20000") @Range(min = 1, max = 1_000_000) int mailsPerMailbox,
    @Default("64") @Range(min = 1, max = 1_000_000) int mibPerMailbox,
    @Default("10000") @Range(min = 1, max = 1_000_000) int mailsPerPair,
    @Default("20000") @Range(min = 1, max = 1_000_000) int mailsPerHour,
    @Default("10240") @Range(min = 1, max = 1_000_000_000) int mibOfMail,
    @Default("32") @Range(min = 1, max = 1_000) int mibUnwritten,
    @Default("14") @Range(min = 1, max = 14) int mailDays) {

  /// The name of the file.
  public static final String FILE = "server.toml";

  private static final int MIB_BITS = 20;
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  /// Those of the server with this data folder.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_UNUSABLE] when the file makes no sense; the
  ///   message names the line
  public static ServerLimits in(Path folder) {
    try {
      return new ConfigFile(folder.resolve(FILE)).read(ServerLimits.class);
    } catch (IllegalArgumentException e) {
      throw new ParleyException(ErrorCode.DATA_UNUSABLE, String.valueOf(e.getMessage()), e);
    }
  }

  /// The settings of a server with these limits.
  public ServerSettings settings() {
    return ServerSettings.DEFAULT.with(
        new NameLimits(
            nicknames, nicknamesPerIdentity, newNicknamesPerHour, registrationsPerMinute),
        new MailLimits(
            mailsPerMailbox,
            (long) mibPerMailbox << MIB_BITS,
            mailsPerPair,
            mailsPerHour,
            (long) mibOfMail << MIB_BITS,
            (long) mibUnwritten << MIB_BITS,
            mailDays * DAY_MILLIS));
  }
}
