package chat.parley.launcher.bot;

import java.util.List;
import java.util.stream.Collectors;

/// A unit of systemd that runs bots.
///
/// @param names of the bots
/// @param command with absolute paths
/// @param isSystem whether for the whole machine, and not for one person
public record UnitFile(List<String> names, List<String> command, boolean isSystem) {

  /// What holds in either place.
  private static final String HARDENED =
      """
      NoNewPrivileges=yes
      LockPersonality=yes
      RestrictRealtime=yes
      RestrictSUIDSGID=yes
      RestrictNamespaces=yes
      RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
      SystemCallArchitectures=native
      UMask=0077
      """;

  /// What only the manager of the machine may take away.
  private static final String OF_SYSTEM =
      """
      DynamicUser=yes
      StateDirectory=%1$s
      Environment=PARLEY_HOME=%%S/%1$s
      CapabilityBoundingSet=
      PrivateDevices=yes
      PrivateTmp=yes
      ProtectClock=yes
      ProtectControlGroups=yes
      ProtectHome=read-only
      ProtectHostname=yes
      ProtectKernelLogs=yes
      ProtectKernelModules=yes
      ProtectKernelTunables=yes
      ProtectSystem=strict
      """;

  /// Copies the lists.
  public UnitFile {
    names = List.copyOf(names);
    command = List.copyOf(command);
  }

  /// The whole of it. A bot that fails is the supervisor's matter; systemd starts again only what
  /// has died, and not what was refused or has given up.
  public String text() {
    String who = String.join(", ", names).replaceAll("[^\\p{L}\\p{N}_, -]", "_");
    String folder = "parley-" + names.getFirst().replaceAll("[^A-Za-z0-9_-]", "_");
    return """
    [Unit]
    Description=Parley: %s
    After=network-online.target

    [Service]
    ExecStart=%s
    Restart=on-failure
    RestartSec=5
    RestartPreventExitStatus=1 2 5
    TimeoutStopSec=20
    KillMode=mixed
    %s%s
    [Install]
    WantedBy=%s
    """
        .formatted(
            who,
            command.stream().map(UnitFile::quoted).collect(Collectors.joining(" ")),
            HARDENED,
            isSystem ? OF_SYSTEM.formatted(folder) : "",
            isSystem ? "multi-user.target" : "default.target");
  }

  /// As systemd reads it: `%` and `$` would begin what stands for something else.
  private static String quoted(String word) {
    String safe =
        word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$");
    return safe.matches("[A-Za-z0-9_./:@%$+=,-]+") ? safe : "\"" + safe + "\"";
  }
}
