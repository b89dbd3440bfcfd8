package io.groundwork.controller.component.baseline;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.FormerContent;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * chrony on one host: its service, and, where the inventory names servers, its configuration. Both
 * families' units and files have their own names.
 */
final class Chrony {
  private static final String MARK = "# Written by Groundwork; its next run undoes changes here.\n";

  /** The first systemd that can run a command of a unit outside of the unit's sandbox. */
  private static final int SYSTEMD_PLUS = 231;

  private final Facts facts;
  private final List<String> servers;
  private final String unit;
  private final String conf;

  Chrony(Facts facts, List<String> servers) {
    boolean apt = facts.traits().packages().equals("apt");
    this.facts = facts;
    this.servers = servers;
    this.unit = apt ? "chrony.service" : "chronyd.service";
    this.conf = apt ? "/etc/chrony/chrony.conf" : "/etc/chrony.conf";
  }

  List<Resource> resources() {
    List<Resource> all = new ArrayList<>();
    if (servers.isEmpty()) {
      all.add(new Service(unit, List.of(), "", ""));
      return all;
    }
    String dropIns = "/etc/systemd/system/" + unit + ".d";
    String dropIn = dropIns + "/10-groundwork.conf";
    String record = "/var/lib/groundwork/started/" + unit;
    List<String> inputs = List.of(dropIn, conf);
    all.add(new FormerContent(conf, MARK.strip()));
    all.add(file(conf, settings()));
    all.add(new Directory(dropIns, "root", "root", "0755", false));
    all.add(file(dropIn, noted(inputs, record)));
    all.add(new Directory(record, "root", "root", "0700", false));
    all.add(new Service(unit, inputs, record, ""));
    return all;
  }

  /** As the distributions have it, but for the servers: chrony.conf(5). */
  private String settings() {
    StringBuilder text = new StringBuilder(MARK);
    servers.forEach(server -> text.append("server ").append(server).append(" iburst\n"));
    return text.append("driftfile /var/lib/chrony/drift\n")
        .append("# A clock that is off by more than a second is set at once, at the start only.\n")
        .append("makestep 1.0 3\n")
        .append("rtcsync\n")
        .append("leapsectz right/UTC\n")
        .append("logdir /var/log/chrony\n")
        .toString();
  }

  /** The unit may write hardly anywhere; what it copies for us is copied outside of its sandbox. */
  private String noted(List<String> inputs, String record) {
    return MARK
        + "[Service]\n"
        + "# At every start: what the process is about to read, for the next run to compare.\n"
        + "ExecStartPre=-"
        + (facts.systemd() >= SYSTEMD_PLUS ? "+" : "")
        + "/bin/cp --parents "
        + String.join(" ", inputs)
        + " "
        + record
        + "/\n";
  }

  private static File file(String path, String content) {
    return new File(path, content, "root", "root", "0644", false);
  }
}
