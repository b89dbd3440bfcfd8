package io.groundwork.controller.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the run's lab, or says in one line why there is none. */
final class LabExtension implements ExecutionCondition, ParameterResolver {
  private static final ExtensionContext.Namespace LABS =
      ExtensionContext.Namespace.create(LabExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String missing = missing();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("this machine can have a lab");
    }
    if (System.getenv("CI") != null) {
      throw new IllegalStateException("CI is set and lab tests cannot run: " + missing);
    }
    if (context.getTestMethod().isEmpty()) {
      System.out.println("skipped " + context.getDisplayName() + ": " + missing);
    }
    return ConditionEvaluationResult.disabled(missing);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Lab.class;
  }

  @Override
  public Lab resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(LABS)
        .getOrComputeIfAbsent(Lab.class, type -> ofThisRun(), Lab.class);
  }

  private static Lab ofThisRun() {
    Lab.removeLeftovers();
    return Lab.up(Lab.nameOfThisRun("it"));
  }

  private static String missing() {
    try {
      Machine.mustHoldLabs();
      return Files.exists(Path.of("/proc/self/ns/pid")) ? "" : "this kernel has no namespaces";
    } catch (NoLabException e) {
      return String.valueOf(e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
