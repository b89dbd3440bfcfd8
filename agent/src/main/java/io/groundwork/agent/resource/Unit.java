package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A systemd unit file in /etc/systemd/system, known to systemd as it is on disk.
 *
 * @param name kafka.service, for example
 * @param content all of it
 */
public record Unit(String name, String content) implements Resource {

  @Override
  public String id() {
    return "unit " + name;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    List<Difference> differences = new ArrayList<>(file().observe(node).differences());
    if (node.unit(name).needReload()) {
      differences.add(new Difference("reload", "systemd knows an older one", "as on disk"));
    }
    return differences.isEmpty() ? Drift.NONE : new Drift(differences);
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    File file = file();
    Drift ofFile = file.observe(node);
    if (!ofFile.isEmpty()) {
      file.settle(node, ofFile);
    }
    Systemctl.reload(node);
  }

  private File file() {
    return new File("/etc/systemd/system/" + name, content, "root", "root", "0644", false);
  }
}
