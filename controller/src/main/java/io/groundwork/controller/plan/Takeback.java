package io.groundwork.controller.plan;

import io.groundwork.agent.resource.Archive;
import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.EnabledUnit;
import io.groundwork.agent.resource.EnsembleList;
import io.groundwork.agent.resource.Exports;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Firewall;
import io.groundwork.agent.resource.HostNames;
import io.groundwork.agent.resource.HugePages;
import io.groundwork.agent.resource.KernelModule;
import io.groundwork.agent.resource.Link;
import io.groundwork.agent.resource.NoDirectory;
import io.groundwork.agent.resource.NoFile;
import io.groundwork.agent.resource.NoHugePages;
import io.groundwork.agent.resource.NoLink;
import io.groundwork.agent.resource.NoModule;
import io.groundwork.agent.resource.NoPackages;
import io.groundwork.agent.resource.NoProgramLinks;
import io.groundwork.agent.resource.NoSeLinux;
import io.groundwork.agent.resource.NoSwapOff;
import io.groundwork.agent.resource.NoSysctl;
import io.groundwork.agent.resource.NoTree;
import io.groundwork.agent.resource.NoUser;
import io.groundwork.agent.resource.Packages;
import io.groundwork.agent.resource.Program;
import io.groundwork.agent.resource.ProgramLinks;
import io.groundwork.agent.resource.Repository;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.SeLinux;
import io.groundwork.agent.resource.Service;
import io.groundwork.agent.resource.Stopped;
import io.groundwork.agent.resource.SuperUser;
import io.groundwork.agent.resource.SwapOff;
import io.groundwork.agent.resource.Sysctl;
import io.groundwork.agent.resource.Unit;
import io.groundwork.agent.resource.User;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What takes back what an install put on one host, resource by resource. Whether a thing there is
 * ours, each resource sees for itself; what cannot be told apart from what others made (a disk) is
 * left, and named.
 *
 * @param put all that the inventory has for the host, in the order of an install
 * @param keep packages that what stays on the host needs
 * @param data whether data and logs go, too
 */
record Takeback(List<Resource> put, List<String> keep, boolean data) {
  private static final String CACHE = "/var/cache/";
  private static final String LOGS = "/var/log/";
  private static final String OURS = "/var/lib/groundwork/";
  private static final String STARTED = OURS + "started/";

  /** The reverse of these, which are among those that were put. */
  List<Resource> of(List<Resource> resources) {
    List<Resource> back = new ArrayList<>();
    for (int i = resources.size() - 1; i >= 0; i--) {
      back.addAll(of(resources.get(i)));
    }
    back.addAll(records(resources));
    return back;
  }

  /** What is left of these as it is, for people. */
  List<String> left(List<Resource> resources) {
    return resources.stream().filter(r -> isLeft(r)).map(Resource::id).toList();
  }

  private List<Resource> of(Resource resource) {
    if (resource instanceof File file) {
      return isData(file.path()) ? List.of() : List.of(new NoFile(file.path(), file.content()));
    } else if (resource instanceof Unit unit) {
      return List.of(new NoFile("/etc/systemd/system/" + unit.name(), unit.content()));
    } else if (resource instanceof Service service) {
      return List.of(new Stopped(service.unit()));
    } else if (resource instanceof EnabledUnit unit) {
      return List.of(new Stopped(unit.unit()));
    } else if (resource instanceof Link link) {
      return List.of(new NoLink(link.path(), link.target()), parent(link.path()));
    } else if (resource instanceof Archive archive) {
      return List.of(new NoTree(archive.path()), parent(archive.path()));
    } else if (resource instanceof ProgramLinks links) {
      return List.of(new NoProgramLinks(links.tree(), links.directory()));
    } else if (resource instanceof Program program) {
      return List.of(new NoTree(program.path()), parent(program.path()));
    } else if (resource instanceof Directory directory) {
      return List.of(new NoDirectory(directory.path(), goesWhole(directory)));
    } else if (resource instanceof User user) {
      return List.of(new NoUser(user.name(), user.home(), owned(user)));
    } else if (resource instanceof SuperUser user) {
      return List.of(new SuperUser(user.secret(), user.line(), ""));
    }
    return ofSystem(resource);
  }

  private List<Resource> ofSystem(Resource resource) {
    if (resource instanceof HostNames) {
      return List.of(new HostNames(Map.of()));
    } else if (resource instanceof Exports) {
      return List.of(new Exports(List.of(), false));
    } else if (resource instanceof Firewall firewall) {
      return List.of(new Firewall(List.of(), firewall.kept()));
    } else if (resource instanceof Sysctl sysctl) {
      return List.of(new NoSysctl(sysctl.key(), sysctl.value()));
    } else if (resource instanceof KernelModule module) {
      return List.of(new NoModule(module.name()));
    } else if (resource instanceof SwapOff swap) {
      return List.of(new NoSwapOff(swap.reason()));
    } else if (resource instanceof HugePages pages) {
      return List.of(new NoHugePages(pages.use()));
    } else if (resource instanceof SeLinux mode) {
      return List.of(new NoSeLinux(mode.mode(), mode.kept()));
    } else if (resource instanceof Packages packages) {
      return List.of(new NoPackages(packages.owner(), keep, owners(packages.owner())));
    } else if (resource instanceof Repository repository) {
      return repository.all().stream()
          .<Resource>map(file -> new NoFile(file.path(), file.content()))
          .toList();
    }
    return List.of();
  }

  /** Of a component's resources, the directories that may have held what came with packages. */
  static List<Resource> emptied(List<Resource> own) {
    List<Resource> all = new ArrayList<>();
    for (Resource resource : own) {
      if (resource instanceof Directory directory) {
        all.add(0, new NoDirectory(directory.path(), false));
      }
    }
    return all;
  }

  /** Whose packages go as well. */
  private List<String> owners(String but) {
    return put.stream()
        .filter(Packages.class::isInstance)
        .map(resource -> ((Packages) resource).owner())
        .filter(owner -> !owner.equals(but))
        .distinct()
        .toList();
  }

  /** Where their records were: empty once all of them are taken back, by whichever step is last. */
  private static Set<Resource> records(List<Resource> resources) {
    Set<Resource> all = new LinkedHashSet<>();
    for (Resource resource : resources) {
      if (resource instanceof Archive) {
        all.add(new NoDirectory(OURS + "archives", false));
      } else if (resource instanceof Firewall) {
        all.add(new NoDirectory(OURS + "firewall", false));
      } else if (keepsFormer(resource)) {
        all.add(new NoDirectory(OURS + "before", false));
      } else if (resource instanceof Directory directory && directory.path().startsWith(STARTED)) {
        all.add(parent(directory.path()));
      }
    }
    return all;
  }

  private static boolean keepsFormer(Resource resource) {
    return resource instanceof HostNames
        || resource instanceof Packages
        || resource instanceof Sysctl
        || resource instanceof KernelModule
        || resource instanceof SwapOff
        || resource instanceof HugePages
        || resource instanceof SeLinux;
  }

  private boolean isLeft(Resource resource) {
    boolean kept =
        resource instanceof Directory directory && directory.data() && !data
            || resource instanceof File file && isData(file.path()) && !data;
    boolean known =
        resource instanceof io.groundwork.agent.resource.Group
            || resource instanceof io.groundwork.agent.resource.FormerContent
            || resource instanceof EnsembleList
            || resource instanceof Directory
            || resource instanceof File;
    return kept || !known && of(resource).isEmpty();
  }

  /**
   * Which release was started last is known from the records of starts alone, and while the data
   * stay, an older one must not be started on them: these records go with the data.
   */
  private boolean goesWhole(Directory directory) {
    String path = directory.path();
    boolean withData = directory.data() || path.startsWith(LOGS) || path.startsWith(STARTED);
    boolean runtime = path.startsWith(CACHE) || path.startsWith(OURS);
    return withData ? data : runtime;
  }

  private boolean isData(String path) {
    return directories().filter(Directory::data).anyMatch(d -> path.startsWith(d.path() + "/"));
  }

  /** Data and logs of the user: while they are there, so is the user. */
  private List<String> owned(User user) {
    return directories().filter(d -> d.owner().equals(user.name())).map(Directory::path).toList();
  }

  private java.util.stream.Stream<Directory> directories() {
    return put.stream().filter(Directory.class::isInstance).map(Directory.class::cast);
  }

  private static Resource parent(String path) {
    return new NoDirectory(path.substring(0, path.lastIndexOf('/')), false);
  }
}
