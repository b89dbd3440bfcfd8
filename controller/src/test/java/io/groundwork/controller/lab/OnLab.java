package io.groundwork.controller.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test on real hosts. A parameter of type {@link Lab} is a lab of three, brought up once for all
 * tests of a run and taken down at its end. Where this machine cannot have a lab the test is
 * skipped with the reason; where CI is set, it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LabExtension.class)
public @interface OnLab {}
