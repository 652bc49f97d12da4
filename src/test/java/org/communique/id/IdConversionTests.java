package org.communique.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bson.Document;
import org.communique.coalition.directory.MemberId;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

class IdConversionTests {

    private final MappingMongoConverter converter = converter();

    private record Owner(MemberId member) {}

    private static MappingMongoConverter converter() {
        var conversions = new IdConversionConfiguration().mongoCustomConversions();
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.afterPropertiesSet();
        return converter;
    }

    @Test
    void storesAnIdentifierAsItsString() {
        var stored = new Document();
        converter.write(new Owner(new MemberId("amina")), stored);
        assertThat(stored).containsEntry("member", "amina");
    }

    @Test
    void readsItBack() {
        assertThat(converter.read(Owner.class, new Document("member", "amina")))
                .isEqualTo(new Owner(new MemberId("amina")));
    }

    @Test
    void refusesToReadWhatIsNone() {
        assertThatThrownBy(() -> converter.read(Owner.class, new Document("member", "../x")))
                .hasRootCauseMessage("not an identifier");
    }
}
