package io.refocus.workflows.temporal;

import com.google.protobuf.ByteString;
import io.refocus.documents.Documents;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.temporal.common.converter.PayloadConverter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** Payloads as Refocus documents: a record read from a history is checked as strictly as one read from a file. */
public final class DocumentPayloads implements PayloadConverter {
    private static final DataConverter CONVERTER = new CodecDataConverter(
            DefaultDataConverter.newDefaultInstance().withPayloadConverterOverrides(new DocumentPayloads()),
            List.of(new PayloadLimit()));

    private final PayloadConverter otherValues = new JacksonJsonPayloadConverter();

    private DocumentPayloads() {}

    /** The converter that every client and worker of Refocus uses. */
    public static DataConverter converter() {
        return CONVERTER;
    }

    @Override
    public String getEncodingType() {
        return otherValues.getEncodingType();
    }

    @Override
    public Optional<Payload> toData(Object value) {
        if (!(value instanceof Record)) {
            return otherValues.toData(value);
        }
        return Optional.of(Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8(getEncodingType()))
                .setData(ByteString.copyFromUtf8(Documents.canonicalJson(value)))
                .build());
    }

    @Override
    public <T> T fromData(Payload content, Class<T> valueClass, Type valueType) {
        return valueClass.isRecord()
                ? Documents.readJson(content.getData().toStringUtf8(), valueClass.getSimpleName(), valueClass)
                : otherValues.fromData(content, valueClass, valueType);
    }
}
