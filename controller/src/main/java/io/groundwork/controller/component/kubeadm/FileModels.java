package io.groundwork.controller.component.kubeadm;

import java.util.List;

/** What the templates of the machines' files show. */
public final class FileModels {

  private FileModels() {}

  /** The kubelet's unit. */
  public record Kubelet(String program) {}

  /**
   * What containerd's settings show.
   *
   * @param modern whether it reads the third version of the file's format: from 2.0 on
   */
  public record Containerd(boolean modern, String sandboxImage) {}

  /** What crictl's settings show. */
  public record Crictl(String endpoint) {}

  /**
   * What a unit's drop-in shows.
   *
   * @param inputs files that are noted at each start
   * @param record the directory where they are noted
   * @param programs a text that changes with the programs
   */
  public record DropIn(List<String> inputs, String record, String programs) {}
}
