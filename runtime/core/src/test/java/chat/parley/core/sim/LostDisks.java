package chat.parley.core.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Disks that are destroyed, or come back as they were some time ago, while their machines are off.
final class LostDisks {

  /// Restores of one client; each makes one more stream that its peers have to remember.
  private static final int RESTORES_MAX = 3;

  private final Cluster cluster;
  private final Counts counts;
  private final Map<User, ClientFile> backups = new LinkedHashMap<>();
  private final Map<User, Integer> restores = new LinkedHashMap<>();
  private @Nullable ServerFile backup;

  LostDisks(Cluster cluster) {
    this.cluster = cluster;
    this.counts = cluster.world().counts();
  }

  /// Nothing but the server's keys comes back, from the paper on which its owner has them.
  ///
  /// @return that it is gone
  boolean destroyServer() {
    counts.happened(FaultKind.SERVER_DISK_DESTROYED);
    cluster.server().kill();
    cluster.serverFile().clear();
    cluster.world().observers().restored(cluster.server());
    return true;
  }

  /// The first time the server's disk is copied, from then on the copy comes back now and then.
  ///
  /// @return whether it came back
  boolean restoreServer() {
    ServerFile old = backup;
    if (old == null) {
      backup = cluster.serverFile().copy();
      return false;
    }
    counts.happened(FaultKind.SERVER_BACKUP);
    cluster.server().kill();
    cluster.serverFile().restore(old);
    backup = null;
    cluster.world().observers().restored(cluster.server());
    return true;
  }

  /// The same for a client's disk. Its store notices that, and numbers on from elsewhere.
  ///
  /// @return whether it came back
  boolean restoreClient(User user, long incarnation) {
    ClientFile old = backups.remove(user);
    if (old == null && user.isHonest() && restores.getOrDefault(user, 0) < RESTORES_MAX) {
      backups.put(user, user.file().copy());
    }
    if (old == null) {
      return false;
    }
    restores.merge(user, 1, Integer::sum);
    counts.happened(FaultKind.CLIENT_BACKUP);
    user.machine().kill();
    user.file().restore(old, incarnation);
    cluster.world().observers().restored(user.machine());
    return true;
  }
}
