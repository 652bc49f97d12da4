package org.communique.attack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.communique.LongRun;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that takes the {@link AttackedServer}. All such tests share one, so each makes what it changes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AttackedServer.Extension.class)
@interface AttackTest {

    /** The long mode, {@code -Dlong}, goes on for minutes. */
    boolean LONG = LongRun.isOn();
}
