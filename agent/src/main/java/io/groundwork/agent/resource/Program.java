package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Staging;
import java.io.IOException;
import java.io.InputStream;

/**
 * A program that is released as a plain file, alone in a directory that names its version. It
 * becomes visible only after its digest matched.
 *
 * @param path the directory
 * @param program the file's name in it
 * @param name the file's name where it was got, for people
 * @param algorithm sha256 or sha512
 * @param digest lower-case hex
 * @param size bytes to send
 */
public record Program(
    String path, String program, String name, String algorithm, String digest, long size)
    implements Resource {

  @Override
  public String id() {
    return "program " + path + "/" + program;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    return ArchiveRecord.drift(node, path, source(), name, "not put there by Groundwork", "file");
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    Parents.make(node, path);
    Archive bytes = new Archive(path, name, algorithm, digest, size, 0);
    bytes.requireSpace(node, size);
    try (Staging staging = node.stage(path);
        InputStream in = node.fetch(digest)) {
      ProvingStream proving = new ProvingStream(bytes, in);
      staging.file(program, true, 0, proving);
      proving.prove();
      staging.publish();
    }
    bytes.relabel(node);
    new ArchiveRecord(source(), node.fingerprint(path)).write(node, path);
  }

  private String source() {
    return algorithm + ":" + digest + " as " + program;
  }
}
