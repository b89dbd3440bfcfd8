package io.groundwork.agent;

import io.groundwork.agent.resource.Resource;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A resource of each kind that is nowhere on the node, made from the kinds alone. */
final class Samples {

  static List<Resource> resources() throws ReflectiveOperationException {
    List<Resource> samples = new ArrayList<>();
    for (Class<?> kind : Resource.class.getPermittedSubclasses()) {
      samples.add((Resource) sample(kind));
    }
    return samples;
  }

  private static Object sample(Class<?> kind) throws ReflectiveOperationException {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i]);
    }
    Constructor<?> constructor = kind.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static Object value(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    if (type == long.class) {
      return 0L;
    }
    if (type == List.class) {
      return List.of();
    }
    return type == Map.class ? Map.of() : text(component.getName());
  }

  /** What the kinds read, they must be able to read. */
  private static String text(String name) {
    switch (name) {
      case "mode":
        return "0644";
      case "owner":
      case "group":
        return "root";
      case "algorithm":
        return "sha256";
      case "unit":
        return "groundwork-training.service";
      default:
        return "/nonexistent/groundwork";
    }
  }

  private Samples() {}
}
