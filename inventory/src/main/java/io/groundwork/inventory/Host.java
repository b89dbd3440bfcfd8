package io.groundwork.inventory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One machine.
 *
 * @param name its key in the file, and its name in /etc/hosts on all
 * @param address where its services are reached and what they advertise
 * @param roles as written
 * @param accept names of what this machine cannot do and need not
 * @param settings the effective settings by component: those of its roles, of what they need, and
 *     of the components that apply everywhere
 */
public record Host(
    String name,
    String address,
    List<String> roles,
    Ssh ssh,
    Sudo sudo,
    Set<String> accept,
    Map<String, Record> settings) {

  /** Whether the component is to be on this host. */
  public boolean has(String component) {
    return settings.containsKey(component);
  }

  /**
   * The component's settings here.
   *
   * @throws IllegalArgumentException where the host does not have the component
   */
  public <S extends Record> S settings(String component, Class<S> type) {
    Record settings = this.settings.get(component);
    if (settings == null) {
      throw new IllegalArgumentException(name + " has no " + component);
    }
    return type.cast(settings);
  }

  /** The same host with other settings for a component. */
  public Host with(String component, Record other) {
    Map<String, Record> all = new LinkedHashMap<>(settings);
    all.put(component, other);
    return new Host(name, address, roles, ssh, sudo, accept, Collections.unmodifiableMap(all));
  }
}
