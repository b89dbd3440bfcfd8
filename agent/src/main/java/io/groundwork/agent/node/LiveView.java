package io.groundwork.agent.node;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The machine itself, to look at. Made anew for each pass: it remembers accounts, units and what
 * filters packets.
 */
public class LiveView implements NodeView {
  final Path root;
  final Commands commands;
  private final boolean remembers;
  private final Units units;
  private volatile @Nullable Accounts accounts;
  private volatile @Nullable FirewallState firewall;

  /** The whole machine. */
  public LiveView() {
    this(Path.of("/"), new SystemCommands(), true);
  }

  /**
   * A machine whose every path lies below a directory, for tests.
   *
   * @param commands what runs programs there
   */
  public LiveView(Path root, Commands commands) {
    this(root, commands, true);
  }

  /**
   * @param remembers whether accounts and units are asked for once only
   */
  LiveView(Path root, Commands commands, boolean remembers) {
    this.root = root;
    this.commands = commands;
    this.remembers = remembers;
    this.units = new Units(commands, remembers);
  }

  /** Begins to ask systemd about these units at once, in one process, while others look on. */
  public LiveView expecting(Collection<String> names) {
    units.expect(names);
    return this;
  }

  final Path at(String path) throws IOException {
    if (!path.startsWith("/")) {
      throw new IOException("not an absolute path: " + path);
    }
    try {
      return root.resolve(path.substring(1));
    } catch (InvalidPathException e) {
      throw new IOException(path + " cannot be a path here: " + e.getReason(), e);
    }
  }

  @Override
  public @Nullable Stat stat(String path) throws IOException {
    try {
      return Attributes.stat(at(path));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return null;
    } catch (java.nio.file.FileSystemException e) {
      // A parent that is a file: nothing can lie there.
      if ("Not a directory".equals(e.getReason())) {
        return null;
      }
      throw e;
    }
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(at(path))) {
      return in.readNBytes(limit);
    }
  }

  @Override
  public byte[] readEnd(String path, int limit) throws IOException {
    try (FileInputStream in = new FileInputStream(at(path).toFile())) {
      in.skipNBytes(Math.max(0, in.getChannel().size() - limit));
      return in.readNBytes(limit);
    }
  }

  @Override
  public List<String> list(String path) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(at(path))) {
      for (Path child : children) {
        names.add(String.valueOf(child.getFileName()));
      }
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public String readLink(String path) throws IOException {
    return Files.readSymbolicLink(at(path)).toString();
  }

  @Override
  public boolean same(String path, String other) throws IOException {
    Stat one = stat(path);
    Stat two = stat(other);
    if (one == null || two == null) {
      return one == null && two == null;
    }
    return one.size() == two.size() && Files.mismatch(at(path), at(other)) < 0;
  }

  @Override
  public String fingerprint(String directory) throws IOException {
    return TreeFingerprint.of(at(directory));
  }

  @Override
  public Space space(String path) throws IOException {
    Path place = at(path);
    while (!Files.exists(place)) {
      Path parent = place.getParent();
      if (parent == null) {
        throw new NoSuchFileException(path);
      }
      place = parent;
    }
    java.io.File file = place.toFile();
    return new Space(file.getUsableSpace(), file.getTotalSpace());
  }

  @Override
  public @Nullable Account user(String name) throws IOException {
    return accounts().user(name);
  }

  @Override
  public @Nullable Account user(int uid) throws IOException {
    return accounts().user(uid);
  }

  @Override
  public @Nullable GroupAccount group(String name) throws IOException {
    return accounts().group(name);
  }

  @Override
  public @Nullable GroupAccount group(int gid) throws IOException {
    return accounts().group(gid);
  }

  private Accounts accounts() throws IOException {
    Accounts known = accounts;
    if (known == null || !remembers) {
      known = new Accounts(root, commands);
      accounts = known;
    }
    return known;
  }

  @Override
  public UnitState unit(String name) throws IOException {
    return units.state(name);
  }

  @Override
  public List<String> environment(int pid) throws IOException {
    return new ProcessEnvironment(at("/proc/" + pid)).read();
  }

  @Override
  public @Nullable String sysctl(String key) throws IOException {
    try {
      byte[] bytes = read(SysctlKey.path(key), 4096);
      return SysctlKey.normal(new String(bytes, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public boolean writable(String path) throws IOException {
    return Files.isWritable(at(path));
  }

  @Override
  public boolean canSetSysctl(String key) throws IOException {
    // access(2) answers honestly here: EROFS on a read-only mount, EACCES for read-only keys.
    return Files.isWritable(at(SysctlKey.path(key)));
  }

  @Override
  public PackageState packages(Collection<String> names) throws IOException {
    return new PackageDatabase(root, commands).state(names);
  }

  @Override
  public RemovedWith removedWith(Collection<String> names) throws IOException {
    return PackageRemoval.with(PackageManagers.of(root), commands, names);
  }

  @Override
  public FirewallState firewall() throws IOException {
    FirewallState known = firewall;
    if (known == null || !remembers) {
      known = new Firewalls(root, commands).state();
      firewall = known;
    }
    return known;
  }

  @Override
  public @Nullable BlockDevice blockDevice(String path) throws IOException {
    return new BlockDevices(root, commands).at(path);
  }
}
