package io.groundwork.controller.cli;

import io.groundwork.controller.gate.Keeper;
import io.groundwork.controller.gate.Pause;
import io.groundwork.controller.node.AgentSession;
import io.groundwork.controller.node.Connector;
import io.groundwork.controller.playbook.Playbook;
import io.groundwork.controller.playbook.PlaybookException;
import io.groundwork.controller.playbook.PlaybookReader;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Report;
import io.groundwork.controller.report.Run;
import io.groundwork.controller.run.BadInputException;
import io.groundwork.controller.run.World;
import io.groundwork.controller.runtime.RuntimeCache;
import io.groundwork.controller.runtime.RuntimeJdks;
import io.groundwork.controller.runtime.Runtimes;
import io.groundwork.controller.ssh.Sessions;
import io.groundwork.controller.ssh.SshConnector;
import io.groundwork.inventory.Inventory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Puts the parts of a run together. */
final class Wiring {
  private Wiring() {}

  static World world(Inventory inventory, Registered registered, Report report, Run run) {
    ReleaseArchives archives = new ReleaseArchives(inventory.file(), report);
    return new World(
        inventory,
        registered.components(),
        playbook(registered.components().keySet(), report),
        connector(archives, report),
        archives,
        new Keeper(Pause.REAL)::await,
        report,
        run);
  }

  private static Connector connector(ReleaseArchives archives, Report report) {
    RuntimeJdks jdks =
        new RuntimeJdks(
            Places.cache(),
            Path.of(System.getProperty("java.home")),
            spec -> Objects.requireNonNull(archives.resolve(List.of(spec)).get(spec.location())),
            archives);
    Runtimes runtimes = new RuntimeCache(Places.cache(), Places.home().resolve("agent"), jdks);
    Sessions sessions =
        (host, channel, runtime, bringProbe) ->
            AgentSession.open(
                host.name(),
                channel,
                runtime.agent().digest(),
                digest -> archives.open(host.name(), digest),
                bringProbe);
    return new SshConnector(runtimes, sessions, report);
  }

  private static Playbook playbook(Collection<String> components, Report report) {
    Path file = Places.home().resolve("playbooks").resolve("site.yaml");
    try {
      return PlaybookReader.read(file, components);
    } catch (PlaybookException e) {
      e.problems().forEach(problem -> report.add(new Event.ProblemFound(problem)));
      throw new BadInputException("playbook", "it cannot be used", "Mend " + file + ".");
    }
  }
}
