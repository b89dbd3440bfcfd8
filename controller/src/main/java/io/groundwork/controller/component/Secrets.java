package io.groundwork.controller.component;

import io.groundwork.agent.secret.SecretWords;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Masker;
import io.groundwork.inventory.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inventory's secrets: what was filled in, and the values of properties whose names say that
 * they are secret, also where they were written down as they are.
 */
public final class Secrets {
  /** A JAAS configuration holds its passwords in quotes. */
  private static final Pattern QUOTED =
      Pattern.compile("(?:password|user_\\w+)=\"(?<value>[^\"]+)\"");

  private Secrets() {}

  /** The secrets that the text holds, for which it must not be shown as it is. */
  public static List<String> in(String text, Inventory inventory) {
    return of(inventory).stream()
        .map(Secret::reveal)
        .filter(s -> !s.isEmpty() && text.contains(s))
        .distinct()
        .toList();
  }

  /** Takes the inventory's secrets out of any text. */
  public static UnaryOperator<String> mask(Inventory inventory) {
    return new Masker(of(inventory))::mask;
  }

  private static List<Secret> of(Inventory inventory) {
    List<Secret> secrets = new ArrayList<>(inventory.secrets());
    for (Host host : inventory.hosts().values()) {
      host.settings().values().forEach(settings -> collect(settings, secrets));
    }
    return secrets;
  }

  private static void collect(Record settings, List<Secret> into) {
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      if (Map.class.isAssignableFrom(component.getType())) {
        ((Map<?, ?>) value(settings, component))
            .forEach((name, value) -> collect(String.valueOf(name), String.valueOf(value), into));
      }
    }
  }

  private static Object value(Record settings, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(settings);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static void collect(String name, String value, List<Secret> into) {
    if (SecretWords.isNameOfSecret(name)) {
      into.add(new Secret(value));
      Matcher quoted = QUOTED.matcher(value);
      while (quoted.find()) {
        into.add(new Secret(quoted.group("value")));
      }
    }
  }
}
