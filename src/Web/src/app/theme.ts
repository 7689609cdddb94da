import { createTheme, type MantineColorsTuple } from '@mantine/core';

const sea: MantineColorsTuple = ['#eef6fa', '#dbe9f1', '#b5d2e2', '#8bb9d2', '#68a4c4', '#4c92b7', '#2f7ba3', '#236689', '#1b5676', '#12425c'];
const red: MantineColorsTuple = ['#fdf0ef', '#f8dedc', '#efbab6', '#e5928c', '#dc6f68', '#cf4b43', '#bb362f', '#a62a24', '#8f211c', '#741914'];
const green: MantineColorsTuple = ['#eaf7f1', '#d5ece1', '#a9dac3', '#7ac7a3', '#53b688', '#349f70', '#22845a', '#1a6f4b', '#145a3c', '#0d432c'];
const amber: MantineColorsTuple = ['#fef6e7', '#fbeacb', '#f5d495', '#eebc5a', '#e5a52e', '#c98812', '#a86d06', '#8a5802', '#734902', '#573700'];

export const theme = createTheme({
  colors: { sea, red, green, amber },
  primaryColor: 'sea',
  primaryShade: { light: 8, dark: 6 },
  defaultRadius: 'md',
  fontFamily: "'Inter', 'Segoe UI', system-ui, -apple-system, 'Noto Sans', 'Noto Sans Arabic', sans-serif",
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.75rem', lineHeight: '1.25' }, h2: { fontSize: '1.25rem', lineHeight: '1.35' }, h3: { fontSize: '1.0625rem', lineHeight: '1.4' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
});
