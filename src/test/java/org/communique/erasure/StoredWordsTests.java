package org.communique.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import org.communique.coalition.directory.EmailAddress;
import org.communique.erasure.StoredNameEraser.Text;
import org.communique.id.Id;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.mongodb.core.mapping.Document;

/** A text that is stored can have a name in it, which has to be erased when its owner asks for it. */
class StoredWordsTests {

    private static final Path LISTED = Path.of("src/test/resources/org/communique/erasure/stored-texts.txt");

    @Test
    void everyTextThatIsStoredIsAnErasableNameOrListedWithTheReasonWhyItIsNot()
            throws IOException, ClassNotFoundException {
        var listed = new ArrayList<>(Files.readAllLines(LISTED));
        listed.removeIf(line -> line.isBlank() || line.startsWith("#"));

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(listed);
    }

    private static TreeSet<String> stored() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Document.class));
        var stored = new TreeSet<String>();
        for (var found : scanner.findCandidateComponents("org.communique")) {
            var type = Class.forName(found.getBeanClassName());
            if (!isOfTests(type)) {
                var collection = type.getAnnotation(Document.class).value();
                StoredNameEraser.texts(type)
                        .filter(text -> text.name() == null && !isId(text))
                        .map(text -> collection + "." + String.join(".", text.path()))
                        .filter(path -> !path.endsWith(".id"))
                        .forEach(stored::add);
            }
        }
        return stored;
    }

    private static boolean isId(Text text) {
        return text.owner() != null && Id.class.isAssignableFrom(text.owner()) && text.owner() != EmailAddress.class;
    }

    private static boolean isOfTests(Class<?> type) {
        return type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains("test-classes");
    }
}
