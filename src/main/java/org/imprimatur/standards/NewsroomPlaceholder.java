package org.imprimatur.standards;

import java.util.Map;
import org.imprimatur.platform.NewsroomSettings;
import org.springframework.stereotype.Component;

/** Lets public texts name the newsroom as the settings have it. */
@Component
class NewsroomPlaceholder implements PlaceholderProvider {

    private final NewsroomSettings newsroom;

    NewsroomPlaceholder(NewsroomSettings newsroom) {
        this.newsroom = newsroom;
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of("newsroom", newsroom.name());
    }
}
