package io.groundwork.agent.node;

import java.io.IOException;

/** A path as the directory it is in and its name there. */
record Place(String parent, String name) {

  static Place of(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (!path.startsWith("/") || name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw new IOException("not a path to write at: " + path);
    }
    String parent = slash == 0 ? "/" : path.substring(0, slash);
    if ((parent + "/").contains("/../")) {
      throw new IOException("a path to write at has no '..': " + path);
    }
    return new Place(parent, name);
  }

  @Override
  public String toString() {
    return parent.equals("/") ? "/" + name : parent + "/" + name;
  }
}
