package org.communique.refusal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a {@link Refusal} differs from what its name says. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refused {

    Cause because() default Cause.CONFLICT;

    /** For programs; it never changes. Several refusals may share one. */
    String code() default "";

    /** The key of a message that is not called as the code is. */
    String message() default "";

    /** Whose fault it is, as far as that decides what helps. */
    enum Cause {
        /** What it is about is in a state that does not allow it. */
        CONFLICT,
        /** What was sent cannot be taken. */
        INVALID,
        /** Something is missing in what was sent. */
        INCOMPLETE,
        /** The member may not, whatever the state. */
        FORBIDDEN,
        /** It is not there. */
        UNKNOWN,
        /** It is possible later. A component that is an instant says when. */
        TOO_OFTEN,
        /** Something that it needs, such as mail, does not work now. */
        UNAVAILABLE
    }
}
