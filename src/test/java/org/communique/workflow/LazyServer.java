package org.communique.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.communique.Communique;
import org.communique.coalition.directory.CoalitionFixtures;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application for processes of their own: what is not asked for does not start. */
public final class LazyServer {

    private LazyServer() {}

    public static ConfigurableApplicationContext start(Path data, String... properties) {
        return start(data, List.of(), properties);
    }

    /** @param properties as {@code name=value} */
    public static ConfigurableApplicationContext start(Path data, List<Class<?>> more, String... properties) {
        List<Class<?>> sources = new ArrayList<>(more);
        sources.addAll(List.of(Communique.class, CoalitionFixtures.class, ReviewFixtures.class));
        var arguments = Stream.concat(
                Stream.of("communique.data-dir=" + data, "server.port=0", "logging.level.root=error"),
                Stream.of(properties));
        return new SpringApplicationBuilder(sources.toArray(Class[]::new))
                .lazyInitialization(true)
                .run(arguments.map(property -> "--" + property).toArray(String[]::new));
    }
}
