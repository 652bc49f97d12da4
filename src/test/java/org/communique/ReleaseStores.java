package org.communique;

import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.communique.storage.embedded.EmbeddedMongo;

/** Makes the stores of a release for {@link EarlierStoresTests}, as {@code ./release} asks it to. */
final class ReleaseStores {

    private ReleaseStores() {}

    public static void main(String... arguments) throws Exception {
        Path folder = Files.createTempDirectory("release");
        demo(folder.resolve("demo"));
        mainJob(folder.resolve("main-job"));
        // A release has both or none.
        KeptStore.keep(folder.resolve("main-job"), arguments[0] + "-main-job");
        KeptStore.keep(folder.resolve("demo"), arguments[0] + "-demo");
        System.exit(0);
    }

    /** Stopped, with something in each phase. No longer marked as the demo, as what it holds is to be mailed and signed. */
    private static void demo(Path data) throws Exception {
        try (ServerProcess server = ServerProcess.startDemo(data)) {
            server.stop();
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.open(data.resolve("documents"));
                var client = MongoClients.create(mongo.uri("communique"))) {
            client.getDatabase("communique").getCollection("demo").drop();
        }
    }

    /** Killed, so that its last writes are in its journal. */
    private static void mainJob(Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(ServerProcess.jar(), data, Map.of())) {
            server.setUp(EarlierStoresTests.ADMINISTRATOR);
            new MainJob(server.port(), data).publish(EarlierStoresTests.ADMINISTRATOR);
        }
    }
}
