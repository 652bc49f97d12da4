package org.communique.http.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How large the body of a request to an operation may be, where it is not {@link BodyLimits#JSON} or {@link BodyLimits#FORM}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

    /** A file of 10 MB in a form. */
    int FILE = 11;

    /** A file of evidence of 5 MB in JSON, in base 64, of whose signs some write each slash as two. */
    int EVIDENCE = 8;

    /** A text of 2 MB in JSON, in which some write each letter that is not Latin as six bytes. */
    int TABLE = 7;

    int megabytes();
}
