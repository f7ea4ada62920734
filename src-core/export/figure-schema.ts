/**
 * What a Plotly figure may say: names from Plotly 4.1's own schema, less what
 * fetches (maps), what acts on a click (menus, sliders) and what the product
 * decides itself (templates, the mode bar).
 */

/** Trace types that draw from their own data alone. */
export const traceTypes: ReadonlySet<string> = new Set(
  'bar barpolar box candlestick carpet cone contour contourcarpet funnel funnelarea heatmap histogram histogram2d histogram2dcontour icicle image indicator isosurface mesh3d ohlc parcats parcoords pie quiver sankey scatter scatter3d scattercarpet scattergl scatterpolar scatterpolargl scattersmith scatterternary splom streamtube sunburst surface table treemap violin volume waterfall'.split(
    ' ',
  ),
);

/** Trace types of Plotly's cartesian bundle, a third the size of the whole. */
export const cartesianTypes: ReadonlySet<string> = new Set(
  'scatter bar box heatmap histogram histogram2d histogram2dcontour contour scatterternary violin image pie'.split(
    ' ',
  ),
);

/** Attributes a trace may have, of whatever type. */
export const traceAttributes: ReadonlySet<string> = new Set(
  'a a0 aaxis align alignmentgroup alphahull anchor arrangement arrowref aspectratio atype autobinx autobiny autocolorscale autocontour automargin b b0 bandwidth base baseratio baxis bingroup box boxmean boxpoints branchvalues btype bundlecolors c caps carpet cauto cells cheaterslope cliponaxis close cmax cmid cmin color coloraxis colorbar colormodel colorscale columnorder columnwidth connectgaps connector constraintext contour contours count counts cumulative customdata da db decreasing delaunayaxis delta diagonal dimensions direction dlabel domain dr dtheta dx dy error_x error_y error_z facecolor fill fillcolor fillgradient fillpattern flatshading font gauge groupnorm header hidesurface high histfunc histnorm hole hoverinfo hoverlabel hoveron hoverongaps hovertemplate hovertemplatefallback hovertext i ids imag increasing insidetextanchor insidetextfont insidetextorientation intensity intensitymode isomax isomin j jitter k label0 labelangle labelfont labels labelside leaf legend legendgroup legendgrouptitle legendrank legendwidth lengthfactor lengthmode level lighting lightposition line link low lowerfence marker maxdepth maxdisplayed mean meanline measure median mode name nbinsx nbinsy ncontours node notched notchspan notchwidth number offset offsetgroup opacity opacityscale open orientation outsidetextfont parents pathbar pointpos points projection pull q1 q3 quartilemethod r r0 rangefont real reversescale root rotation scalegroup scalemode scene sd sdmultiple selected selectedpoints showlegend showlowerhalf showscale showupperhalf showwhiskers side sizemode sizeref slices sort sortpaths source spaceframe span spanmode stackgaps stackgroup starts subplot sum surface surfaceaxis surfacecolor text textangle textfont textinfo textposition texttemplate texttemplatefallback theta theta0 thetaunit tickfont tickwidth tiling title totals transpose type u uhoverformat uid unselected upperfence v value valueformat valuehoverformat values valuesuffix vertexcolor vhoverformat visible w whiskerwidth whoverformat width x x0 xaxes xaxis xbingroup xbins xcalendar xgap xhoverformat xperiod xperiod0 xperiodalignment xtype y y0 yaxes yaxis ybingroup ybins ycalendar ygap yhoverformat yperiod yperiod0 yperiodalignment ytype z zauto zcalendar zhoverformat zmax zmid zmin zorder zsmooth'.split(
    ' ',
  ),
);

/** Attributes a layout may have, beside numbered axes and subplots. */
export const layoutAttributes: ReadonlySet<string> = new Set(
  'annotations autosize autotypenumbers barcornerradius bargap bargroupgap barmode barnorm boxgap boxgroupgap boxmode calendar coloraxis colorscale colorway dragmode extendfunnelareacolors extendiciclecolors extendpiecolors extendsunburstcolors extendtreemapcolors font funnelareacolorway funnelgap funnelgroupgap funnelmode grid height hiddenlabels hoverdistance hoverlabel hovermode hoversort hoversubplots iciclecolorway images legend margin minreducedheight minreducedwidth paper_bgcolor piecolorway plot_bgcolor polar scattergap scattermode scene separators shapes showlegend smith spikedistance sunburstcolorway ternary title treemapcolorway uirevision uniformtext violingap violingroupgap violinmode waterfallgap waterfallgroupgap waterfallmode xaxis yaxis'.split(
    ' ',
  ),
);

/** Axes and subplots by number: `xaxis2`, `scene3`. */
export const numberedAttribute = /^(?:[xy]axis|scene|polar|ternary|smith|coloraxis|legend)[1-9]\d{0,2}$/;
