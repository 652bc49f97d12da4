package org.communique.erasure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a component of a stored record, a text or several: a person's or an organisation's name, which can be erased. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface StoredName {

    /** Whether names stand among other words, which stay. */
    boolean amongWords() default false;
}
