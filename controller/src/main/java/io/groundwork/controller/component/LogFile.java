package io.groundwork.controller.component;

/**
 * A service's log file, beside its journal.
 *
 * @param path absolute
 * @param megabytes after which it is put aside
 * @param kept how many are kept aside
 */
public record LogFile(String path, int megabytes, int kept) {

  /** The log file of a service, at a size that ten of fill half a gigabyte. */
  public static LogFile of(String service) {
    return new LogFile("/var/log/" + service + "/server.log", 50, 10);
  }
}
