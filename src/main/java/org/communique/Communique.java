package org.communique;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Locale;
import org.communique.operator.CommandLine;
import org.communique.storage.RecoverCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the server and sets up the page that every screen lives in. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Push
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
@Viewport("width=device-width, initial-scale=1")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("communique.css")
public class Communique implements AppShellConfigurator {

    public static void main(String... arguments) throws InterruptedException {
        if (CommandLine.isCommand(arguments)) {
            ((LoggerContext) LoggerFactory.getILoggerFactory())
                    .getLogger(Logger.ROOT_LOGGER_NAME)
                    .setLevel(Level.WARN);
            System.exit(
                    arguments[0].equals(RecoverCommand.NAME)
                            ? RecoverCommand.run(System.out, System.err, arguments)
                            : CommandLine.run(System.out, System.err, arguments));
        }
        // Digits in files, codes and addresses are not the machine's language's; people's own come with their requests.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ENGLISH);
        var shutdownHook = new StartupShutdownHook();
        Runtime.getRuntime().addShutdownHook(shutdownHook);
        try {
            SpringApplication.run(Communique.class, arguments);
        } finally {
            shutdownHook.over();
        }
    }
}
