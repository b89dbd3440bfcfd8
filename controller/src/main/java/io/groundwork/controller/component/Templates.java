package io.groundwork.controller.component;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The configuration files' templates; they are compiled with the program, each for its model. */
public final class Templates {

  private Templates() {}

  /**
   * Renders a template.
   *
   * @param name its path below src/main/jte, without the last ending
   */
  public static String render(String name, Record model) {
    StringOutput output = new StringOutput();
    Engine.PRECOMPILED.render(name + ".jte", model, output);
    return output.toString();
  }

  /** Made when the first template is rendered. */
  private static final class Engine {
    static final TemplateEngine PRECOMPILED = TemplateEngine.createPrecompiled(ContentType.Plain);
  }
}
