package io.groundwork.inventory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one setting: a component of a settings record. */
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
}
