package io.groundwork.inventory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one setting: a component of a settings record. In YAML it is written in snake_case.
 *
 * <p>What a record component may be: String, int, long, boolean (boxed where nullable), an enum
 * (written lower-case, words joined by - or _), another record, List or Map of these with text
 * keys, or a class with a public static {@code parse(String)} that throws IllegalArgumentException
 * with a plain message. What a record's own constructor throws as IllegalArgumentException is told
 * at the record's place.
 *
 * <p>A List or Map that is left out is empty, never null. A number whose key is {@code port} or
 * ends with {@code _port} must be 1 to 65535 unless {@link #min()} and {@link #max()} say
 * otherwise.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /** One line that says what the setting does, with its unit. */
  String doc();

  /** The default, as it would be written in YAML; empty for none. */
  String value() default "";

  /** Whether leaving it out is a problem. A setting neither required nor defaulted is nullable. */
  boolean required() default false;

  /** Whether it may stand in a host's block only (an id, for example). */
  boolean hostOnly() default false;

  /** The smallest number allowed. */
  long min() default Long.MIN_VALUE;

  /** The largest number allowed. */
  long max() default Long.MAX_VALUE;
}
