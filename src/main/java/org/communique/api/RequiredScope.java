package org.communique.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.communique.coalition.access.TokenScope;

/**
 * The scope that a token needs for an operation. An operation without it is refused to every token. The service may ask for one more,
 * depending on what is done ({@link org.communique.coalition.access.ScopedAuthentication#require}).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredScope {

    TokenScope value();
}
