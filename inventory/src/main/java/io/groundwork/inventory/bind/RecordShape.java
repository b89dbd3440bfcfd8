package io.groundwork.inventory.bind;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A settings record: its settings in order, and its constructor. */
public final class RecordShape {
  private final Class<? extends Record> type;
  private final List<Slot> slots;
  private final Constructor<? extends Record> constructor;

  RecordShape(
      Class<? extends Record> type, List<Slot> slots, Constructor<? extends Record> constructor) {
    this.type = type;
    this.slots = slots;
    this.constructor = constructor;
  }

  /** The settings, in the order of the record. */
  public List<Slot> slots() {
    return slots;
  }

  /** The setting of a key, null where there is none. */
  public @Nullable Slot slot(String key) {
    for (Slot slot : slots) {
      if (slot.key().equals(key)) {
        return slot;
      }
    }
    return null;
  }

  /** Whether anything must be given. */
  public boolean requires() {
    for (Slot slot : slots) {
      if (slot.required()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes a record.
   *
   * @throws IllegalArgumentException where the record refuses its values
   */
  Record make(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("the constructor of " + type.getName() + " failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be made", e);
    }
  }
}
