package org.communique;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import java.util.Locale;
import org.communique.operator.CommandLine;
import org.communique.storage.CheckServersCommand;
import org.communique.storage.MoveCommand;
import org.communique.storage.RecoverCommand;
import org.communique.storage.UpgradeCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the server. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableVaadin({Communique.SHELL, Communique.SCREENS})
public class Communique {

    /** The packages in which Vaadin looks for screens and the like; it reads all classes of each, several times at each start. */
    static final String SHELL = "org.communique.shell";

    static final String SCREENS = "org.communique.**.ui";

    public static void main(String... arguments) throws InterruptedException {
        // Digits in files, codes and addresses are not the machine's language's; people's own come with their requests.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ENGLISH);
        if (CommandLine.isCommand(arguments)) {
            ((LoggerContext) LoggerFactory.getILoggerFactory())
                    .getLogger(Logger.ROOT_LOGGER_NAME)
                    .setLevel(Level.WARN);
            System.exit(
                    switch (arguments[0]) {
                        case RecoverCommand.NAME -> RecoverCommand.run(System.out, System.err, arguments);
                        case MoveCommand.NAME -> MoveCommand.run(System.out, System.err, arguments);
                        case CheckServersCommand.NAME -> CheckServersCommand.run(System.out, System.err, arguments);
                        case UpgradeCommand.NAME -> UpgradeCommand.run(System.out, System.err, arguments);
                        default -> CommandLine.run(System.out, System.err, arguments);
                    });
        }
        var shutdownHook = new StartupShutdownHook();
        Runtime.getRuntime().addShutdownHook(shutdownHook);
        try {
            SpringApplication.run(Communique.class, arguments);
        } finally {
            shutdownHook.over();
        }
    }
}
