package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Staging;
import io.groundwork.agent.node.Stat;
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
    Stat seen = node.stat(path);
    if (seen == null) {
      return Drift.of("present", "", name);
    }
    if (!seen.isDirectory()) {
      throw new IOException(Wording.inTheWay(node, path, seen, "a directory"));
    }
    ArchiveRecord record = ArchiveRecord.of(node, path);
    if (record == null) {
      return Drift.of("content", "not put there by Groundwork", name);
    }
    if (!record.source().equals(source())) {
      return Drift.of("content", record.source(), source());
    }
    return new Drift.Collector()
        .compare("file", node.fingerprint(path), record.fingerprint())
        .drift();
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
