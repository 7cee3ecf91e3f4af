package org.imprimatur.workflow.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which process variables a step reads and which it sets, so that a diagram can be checked against both. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StepVariables {

    /** Numbers without which the step cannot do its work. */
    String[] numbers() default {};

    /** True or false. */
    String[] answers() default {};

    /** Whatever else the step sets. */
    String[] sets() default {};
}
