//! Draws the engine's picture: every shape gets a class for what it is, colours come from the style sheet.

use super::{Html, View};
use crate::export::picture::{Picture, Shape, Trail, WIDTH};
use crate::plan::Direction;

/// The picture with one of its ways.
pub(super) fn picture(view: &View<'_>, picture: &Picture, way: Option<&Trail>, out: &mut Html) {
    out.raw("<svg").attr("viewBox", &format!("0 0 {WIDTH} {}", picture.height));
    out.raw(" role=\"img\" aria-labelledby=\"picture-title\" aria-describedby=\"way\">");
    out.element("<title id=\"picture-title\">", &picture.title, "</title>");
    picture.shapes.iter().for_each(|of| shape(of, out));
    if let Some(way) = way {
        trail(way, view.runs, out);
    }
    out.raw("</svg>");
}

fn shape(shape: &Shape, out: &mut Html) {
    match shape {
        Shape::Frame { part, x, y, width, height, dashed } => {
            out.raw("<rect class=\"part ").text(part.word());
            out.raw(if *dashed { " dashed\"" } else { "\"" });
            out.count("x", *x).count("y", *y).count("width", *width).count("height", *height);
            out.raw(" rx=\"6\"/>");
        }
        Shape::Line { from, to, y, dashed } => {
            out.raw("<line").attr("class", if *dashed { "link dashed" } else { "link" });
            out.count("x1", *from).count("y1", *y).count("x2", *to).count("y2", *y).raw("/>");
        }
        Shape::Text { voice, x, y, shown, whole } => {
            out.raw("<text").attr("class", voice.word()).count("x", *x).count("y", *y);
            out.raw(">").text(shown);
            if let Some(whole) = whole {
                out.element("<title>", whole, "</title>");
            }
            out.raw("</text>");
        }
    }
}

/// The way: its pieces with their heads, the numbers of the stations, and a dot that goes along it once it is asked for.
fn trail(trail: &Trail, runs: u32, out: &mut Html) {
    let y = trail.y;
    for (from, to) in &trail.pieces {
        let back = if from < to { -9 } else { 9 };
        out.raw("<path class=\"way-piece\"").attr("d", &format!("M{from} {y} H{to}"));
        out.raw("/><path class=\"way-head\"");
        out.attr("d", &format!("M{to} {y} l{back} -5 v10 Z")).raw("/>");
    }
    for (number, (x, y)) in (1_u32..).zip(&trail.marks) {
        out.raw("<circle class=\"station\"").count("cx", *x).count("cy", *y);
        out.raw(" r=\"11\"/><text class=\"station-number\"").count("x", *x).count("y", y + 5);
        out.raw(" text-anchor=\"middle\">").number(number).raw("</text>");
    }
    if runs > 0 {
        dot(trail, runs, out);
    }
}

/// The style sheet moves it from one end of its lane to the other, and only where motion is welcome.
fn dot(trail: &Trail, runs: u32, out: &mut Html) {
    const RADIUS: u32 = 8;
    let (from, to) = trail.ends;
    out.raw("<svg class=\"packet-lane\"").count("data-run", runs);
    out.count("x", from.min(to)).count("y", trail.y.saturating_sub(RADIUS));
    out.count("width", from.abs_diff(to)).count("height", 2 * RADIUS);
    let class = match trail.direction {
        Direction::In => "packet to-right",
        Direction::Out => "packet to-left",
    };
    out.raw("><circle").attr("class", class).count("cy", RADIUS).count("r", RADIUS);
    out.raw("/></svg>");
}
