package io.groundwork.agent.node;

/**
 * What a command said.
 *
 * @param exit its exit code
 * @param text standard output and standard error, as they came, at most 1 MiB
 */
public record Output(int exit, String text) {

  public boolean ok() {
    return exit == 0;
  }
}
