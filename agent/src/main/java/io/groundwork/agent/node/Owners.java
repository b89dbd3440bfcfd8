package io.groundwork.agent.node;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Numbers of owners and modes as the types that Java's file views take. */
final class Owners {
  private static final Map<Integer, UserPrincipal> USERS = new ConcurrentHashMap<>();
  private static final Map<Integer, GroupPrincipal> GROUPS = new ConcurrentHashMap<>();
  private static volatile @Nullable UserPrincipal self;

  private Owners() {}

  /** Java looks a number up as a name first, and then takes it as the number it is. */
  static UserPrincipal user(int uid) throws IOException {
    UserPrincipal known = USERS.get(uid);
    if (known == null) {
      known =
          FileSystems.getDefault()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(Integer.toString(uid));
      USERS.put(uid, known);
    }
    return known;
  }

  static GroupPrincipal group(int gid) throws IOException {
    GroupPrincipal known = GROUPS.get(gid);
    if (known == null) {
      known =
          FileSystems.getDefault()
              .getUserPrincipalLookupService()
              .lookupPrincipalByGroupName(Integer.toString(gid));
      GROUPS.put(gid, known);
    }
    return known;
  }

  static UserPrincipal root() throws IOException {
    return user(0);
  }

  /** The user that this process runs as: root, but for tests. */
  static UserPrincipal self() throws IOException {
    UserPrincipal known = self;
    if (known == null) {
      known = Files.getOwner(Path.of("/proc/self/"));
      self = known;
    }
    return known;
  }

  /** The nine permission bits. */
  static Set<PosixFilePermission> permissions(int mode) {
    // The constants stand in the order of the bits, from the owner's read to the others' execute.
    PosixFilePermission[] all = PosixFilePermission.values();
    EnumSet<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < 9; bit++) {
      if ((mode & (0400 >> bit)) != 0) {
        set.add(all[bit]);
      }
    }
    return set;
  }
}
