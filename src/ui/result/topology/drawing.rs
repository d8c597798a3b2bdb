//! Draws the engine's picture: every shape gets a class for what it is, colours come from the style sheet.

use leptos::prelude::*;
use leptos::svg;

use crate::export::picture::{Picture, Shape, Trail};

/// Everything but the way.
pub fn shapes(picture: Picture) -> impl IntoView {
    picture.shapes.into_iter().map(shape).collect_view()
}

fn shape(shape: Shape) -> AnyView {
    match shape {
        Shape::Frame { part, x, y, width, height, dashed } => svg::rect()
            .class(format!("part {}{}", part.word(), if dashed { " dashed" } else { "" }))
            .attr("x", x)
            .attr("y", y)
            .attr("width", width)
            .attr("height", height)
            .attr("rx", 6)
            .into_any(),
        Shape::Line { from, to, y, dashed } => svg::line()
            .class(if dashed { "link dashed" } else { "link" })
            .attr("x1", from)
            .attr("y1", y)
            .attr("x2", to)
            .attr("y2", y)
            .into_any(),
        Shape::Text { voice, x, y, shown, whole } => svg::text()
            .class(voice.word())
            .attr("x", x)
            .attr("y", y)
            .child((shown, whole.map(|whole| svg::title().child(whole))))
            .into_any(),
    }
}

/// The way: its pieces with their heads, the numbers of the stations, and a dot that goes along it once it is asked for.
pub fn trail(trail: &Trail, runs: u32) -> impl IntoView + use<> {
    let y = i64::from(trail.y);
    let pieces = trail.pieces.iter().map(|(from, to)| {
        let (from, to) = (i64::from(*from), i64::from(*to));
        let back = if from < to { -9 } else { 9 };
        let head = format!("M{to} {y} l{back} -5 v10 Z");
        (
            svg::path().class("way-piece").attr("d", format!("M{from} {y} H{to}")),
            svg::path().class("way-head").attr("d", head),
        )
    });
    let marks = (1_u32..).zip(&trail.marks).map(|(number, (x, y))| {
        (
            svg::circle().class("station").attr("cx", *x).attr("cy", *y).attr("r", 11),
            svg::text()
                .class("station-number")
                .attr("x", *x)
                .attr("y", y + 5)
                .attr("text-anchor", "middle")
                .child(number.to_string()),
        )
    });
    let (from, to) = trail.ends;
    // The style sheet moves it, and only where motion is welcome.
    let dot = (runs > 0).then(|| {
        svg::circle()
            .class("packet")
            .attr("r", 8)
            .style(("offset-path", format!("path('M{from} {y} H{to}')")))
    });
    (pieces.collect_view(), marks.collect_view(), dot)
}
