package io.groundwork.controller.node;

/** Starts threads that do not keep the program alive. */
final class Threads {

  static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private Threads() {}
}
